"""Words that tell where a law's name ends, folded as `law_names.fold_word` folds them.

Gives: sets of words and of pairs of words.
"""

from __future__ import annotations


def phrases(text: str) -> frozenset[str]:
    """The phrases between bars, with single spaces.

    >>> sorted(phrases("ban hành|thi\\n hành"))
    ['ban hành', 'thi hành']
    """
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


# Words that never stand in a law's name behind its first word; those before a digit only; pairs of words; and
# pairs that make an exception.
STOPS = frozenset(
    """
    này đó trên nêu nói mới cũ hiện ấy kia là có được bị đã đang sẽ phải thì mà nhưng nếu khi để do bởi từ
    theo với cho vào ra gồm bao như hoặc hay không chưa cũng đều vẫn còn sau trước trừ nhằm của tại các
    những một mọi cùng luật căn về đối thuộc qua giữa dưới thỏa rằng vì nên việt ii iii iv trình khóa nay
    nghị làm chịu""".split()
)
BEFORE_DIGIT = frozenset("ngày số năm tháng điều khoản điểm chương mục phần".split())
PAIRS = phrases("""
    quy định|ban hành|thi hành|áp dụng|yêu cầu|trong đó|trong thời|trong trường|trong việc|trong quá|
    trong vòng|trong cả|bãi bỏ|thay thế|sửa đổi|bổ sung|hết hiệu|liên quan|tương ứng|thông tư|thông báo|
    chỉ thị|pháp luật|pháp lệnh|bộ luật|quyết định|hướng dẫn|cho phép|ở đây|trách nhiệm|chính phủ|
    quốc hội|ủy ban|thủ tướng|chủ tịch|điều này|khoản này|văn bản|điều lệ|bộ tài|bộ trưởng|số liệu|
    yêu cầu|thuộc về""")
INSIDE = phrases("""
    tại việt|tại tòa|việt nam|hàng không|có công|có thu|đổi mới|đầu ra|ra nước|vào việt|theo phương|
    trên biển|chưa thành|không gian|an ninh|các tổ|các công|các cấp|đối tác|phản đối|thông qua|đối thoại|
    đối ngoại|dân chủ|đại biểu|hội nghị|nghị trường|luật sư|trình độ|chương trình|quá trình|công trình|
    ngôn luật|kỉ luật|kỷ luật|không nhân|đồng bộ|giải quyết""")
NEVER = PAIRS - {
    "quy định",
    "thuộc về",
    "ủy ban",
    "quốc hội",
    "chính phủ",
    "trách nhiệm",
    "pháp luật",
    "văn bản",
} | frozenset("này được đã bị là thì phải sẽ luật nghị nếu khi".split())
BODIES = frozenset("bộ sở ủy chính chủ tòa viện hội tổng cục quốc thủ ban vụ thanh kiểm".split())
NO_FIRST = (STOPS - {"các", "luật"}) | frozenset(
    """
    sư gia học lệ chơi tục hóa khác ngày số năm tháng trong ở và giao ghi nước chuyên tương liên gốc nào
    chung riêng hết áp yêu thừa dự thế cần ai đi đến cao thật tư thương nhân tnhh""".split()
)
