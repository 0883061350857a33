"""What the library says in English, in Vietnamese: errors, what to do about them, what a question asks for.

Reads: a sentence as an error or a question's head has it. Gives: the same in Vietnamese, null where it is
not known. `{}` stands for what differs from one time to the next.
"""

from __future__ import annotations

import re
from functools import cache

VIETNAMESE: dict[str, str] = {
    # pages, names, parameters
    "there is no such page": "không có trang này",
    "no such page": "không có trang này",
    "begin at /": "bắt đầu từ trang đầu",
    "go back to the document": "quay lại trang của văn bản",
    "no such file": "không có tệp này",
    "no such source": "không có nguồn này",
    "see the list of sources": "xem danh sách nguồn",
    "see `docgraph sources`": "xem danh sách nguồn",
    "no such document": "không có văn bản nào như vậy",
    "add its text": "hãy đọc văn bản đó vào đồ thị",
    "look for it with `docgraph search`": "tìm bằng ô tìm kiếm",
    "nearest: {}": "gần nhất: {}",
    "{} documents fit": "có {} văn bản phù hợp",
    "say which: {}": "nói rõ là văn bản nào: {}",
    "nothing stands around this document": "quanh văn bản này chưa có văn bản nào",
    "nobody carries this document out": "chưa có văn bản nào thực hiện văn bản này",
    "see its page": "xem trang của văn bản",
    "this server does not go by that name": "máy chủ này không dùng tên đó",
    "start it with --allow-host NAME": "khởi động lại với --allow-host TÊN",
    "another site may not send this": "trang khác không được gửi yêu cầu này",
    "an address holds at most {} bytes": "địa chỉ dài nhất {} byte",
    "a request holds at most {} bytes": "yêu cầu lớn nhất {} byte",
    "this cannot be done here": "không làm được việc này ở đây",
    "this request cannot be read": "không đọc được yêu cầu này",
    "{} is a number from {} to {}": "{} là một số từ {} đến {}",
    "q is missing": "thiếu q",
    "say what to look for: ?q=3323": "nói cần tìm gì: ?q=3323",
    "from and to name two documents": "from và to là hai văn bản",
    # reading a text
    "there is nothing to read": "chưa có gì để đọc",
    "paste a text or choose a file": "dán một đoạn văn hoặc chọn một tệp",
    "no such day: {}": "không có ngày này: {}",
    "write it as 2020-07-26, 2020-07 or 2020": "viết như 2020-07-26, 2020-07 hoặc 2020",
    "no such province: {}": "không có tỉnh, thành phố này: {}",
    "write a province's or city's name, such as Hải Phòng": "viết tên tỉnh, thành phố, ví dụ Hải Phòng",
    "the encoding is unknown": "không nhận ra bảng mã của tệp",
    "the request is too large": "yêu cầu quá lớn",
    "its text is over a million characters": "văn bản dài hơn một triệu chữ",
    "the file is over 256 MB": "tệp lớn hơn 256 MB",
    "split it": "hãy chia nhỏ",
    "the file is empty": "tệp rỗng",
    "the file has no text in it": "tệp không có chữ nào",
    "give a file with text in it": "hãy chọn tệp có chữ",
    "this is an old Word or Office file": "đây là tệp Word hoặc Office kiểu cũ",
    "this is an RTF file": "đây là tệp RTF",
    "save it as docx": "hãy lưu lại thành docx",
    "this is a binary file": "đây là tệp nhị phân, không phải văn bản",
    "give text, HTML, docx or PDF": "hãy chọn tệp txt, HTML, docx hoặc PDF",
    "the text breaks off at byte {} of {}": "văn bản bị hỏng ở byte {} của {}",
    "save it again as UTF-8": "hãy lưu lại bằng UTF-8",
    "the docx is damaged": "tệp docx bị hỏng",
    "open it in a word processor and save it again": "hãy mở bằng trình soạn thảo rồi lưu lại",
    "the docx unpacks to over 400 MB": "tệp docx giải nén ra hơn 400 MB",
    "the page shows no text": "trang này không có chữ nào",
    "save the page with its text in it": "hãy lưu trang kèm nội dung",
    "the PDF has no text layer (a scan?)": "tệp PDF không có lớp chữ (bản quét?)",
    "run a text recogniser such as ocrmypdf over it first": "hãy nhận dạng chữ trước, ví dụ bằng ocrmypdf",
    "the PDF is locked with a password": "tệp PDF bị khóa bằng mật khẩu",
    "save it without one": "hãy lưu lại không có mật khẩu",
    "the PDF is damaged": "tệp PDF bị hỏng",
    "get or export the file again": "hãy tải hoặc xuất lại tệp",
    # queries
    "this is an update": "đây là lệnh sửa dữ liệu",
    "only queries are answered here": "ở đây chỉ trả lời câu truy vấn",
    "say which graphs to read with FROM, in the query": "nói đọc đồ thị nào bằng FROM, trong câu truy vấn",
    "query is missing": "thiếu câu truy vấn",
    "give it as ?query=…": "viết dưới dạng ?query=…",
    "the body is neither a form nor application/sparql-query": (
        "nội dung gửi đến không phải biểu mẫu, cũng không phải application/sparql-query"
    ),
    "the query is over {} characters": "câu truy vấn dài hơn {} chữ",
    "ask something shorter": "hãy hỏi ngắn hơn",
    "the query holds SERVICE": "câu truy vấn có SERVICE",
    "it may read this graph only": "chỉ được đọc đồ thị này",
    "mend the query": "hãy sửa câu truy vấn",
    "the query is nested too deeply": "câu truy vấn lồng quá sâu",
    "this is no SPARQL 1.1 query": "đây không phải câu truy vấn SPARQL 1.1",
    "this is no SPARQL 1.1 query at line {}, column {}": "không phải SPARQL 1.1 ở dòng {}, cột {}",
    "FROM names a graph that is not here": "FROM nói đến một đồ thị không có ở đây",
    "name one that is": "hãy dùng một đồ thị có ở đây",
    "the answer is over {}": "kết quả lớn hơn {}",
    "the answer is over {} rows": "kết quả nhiều hơn {} dòng",
    "ask for less, with LIMIT": "hãy hỏi ít hơn, bằng LIMIT",
    "ask for less": "hãy thử với phần nhỏ hơn",
    "no such question": "không có câu hỏi này",
    "ask one of {}": "hãy dùng một trong: {}",
    "no parameter {}": "không có tham số {}",
    "it takes {}": "câu hỏi này có: {}",
    "{} is missing": "thiếu {}",
    "give {}: {}": "hãy cho {}: {}",
    "not a day: {}": "không phải một ngày: {}",
    "write it as 2020-07-26": "viết như 2020-07-26",
    "not a number: {}": "không phải một số: {}",
    "write it in digits": "viết bằng chữ số",
    # limits and faults
    "this was ended after {} seconds": "đã dừng sau {} giây",
    "this was ended: it took more memory than there is for one request": "đã dừng vì cần quá nhiều bộ nhớ",
    "this takes more memory than there is for one request": "việc này cần quá nhiều bộ nhớ",
    "too many ask at once": "đang có quá nhiều yêu cầu cùng lúc",
    "try again in a moment": "hãy thử lại sau giây lát",
    "try again": "hãy thử lại",
    "no process for this could be started": "không khởi động được tiến trình cho việc này",
    "this failed": "việc này không thành",
    "this failed ({})": "việc này không thành ({})",
    "no graph here": "không có đồ thị ở đây",
    "make one with docgraph add": "tạo bằng lệnh docgraph add",
    "make one with `docgraph add`": "tạo bằng lệnh docgraph add",
    # what questions ask for
    "Where the way begins": "Văn bản đầu",
    "Where it ends": "Văn bản cuối",
    "Only of an issuer with these words in its name": "Chỉ của cơ quan có những chữ này trong tên",
    "How many at most": "Nhiều nhất bao nhiêu",
    "How many to pass over": "Bỏ qua bao nhiêu dòng đầu",
    "The document": "Văn bản",
    "The document in the middle": "Văn bản ở giữa",
    "The document that is implemented": "Văn bản được thực hiện",
    "The document that is spoken of": "Văn bản được nhắc đến",
    "The document that rests on others": "Văn bản có căn cứ",
    "The document that speaks": "Văn bản nhắc đến văn bản khác",
    "The document that was changed": "Văn bản bị sửa đổi",
    "The document that was replaced": "Văn bản bị thay thế",
    "The document to compare with": "Văn bản để so sánh",
    "The day, else that of asking": "Ngày cần xem, bỏ trống là hôm nay",
    "The first day": "Từ ngày",
    "The last day, else that of asking": "Đến ngày, bỏ trống là hôm nay",
    "Only of this type": "Chỉ loại này",
    "Only of this year": "Chỉ năm này",
    "With yes also what has neither number nor name of its own": "Viết yes để lấy cả văn bản không số, tên",
}


def in_vietnamese(text: str) -> str | None:
    """A sentence of the library in Vietnamese, with its first letter as it was.

    >>> in_vietnamese("the query is over 10,000 characters"), in_vietnamese("something else")
    ('câu truy vấn dài hơn 10,000 chữ', None)
    """
    if (whole := VIETNAMESE.get(text)) is not None:
        return whole
    for pattern, said in _patterns():
        if found := pattern.fullmatch(text):
            return said.format(*found.groups())
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences with places, those with the most words of their own first."""
    ranked = sorted((key for key in VIETNAMESE if "{}" in key), key=lambda key: (-len(key), key))
    # Of several places each is short, for every way to part a text among them is tried.
    patterns = []
    for key in ranked:
        most = 2_000 if key.count("{}") == 1 else 200
        place = re.escape(key).replace(r"\{\}", f"(.{{1,{most}}}?)")
        patterns.append((re.compile(place, re.DOTALL), VIETNAMESE[key]))
    return tuple(patterns)
