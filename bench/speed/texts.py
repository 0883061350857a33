"""Texts to measure speed on: prose about local affairs, with as many references a megabyte as one asks for.

Reads: nothing. Gives: documents of about 4 KB, the same on every run. Every sentence was written for this.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

PROSE = (
    "Sáng nay, trời quang mây, người dân các xã ven biển tranh thủ ra đồng thu hoạch lúa trước khi cơn bão mới hình thành ngoài khơi đổi hướng.",
    "Theo ước tính của ngành nông nghiệp, năng suất bình quân vụ này đạt hơn sáu tấn trên một héc-ta, cao hơn cùng kỳ năm trước khoảng bốn phần trăm.",
    "Tại bộ phận một cửa, thời gian chờ của người dân đã giảm rõ rệt nhờ việc nộp hồ sơ trực tuyến và trả kết quả tại nhà.",
    "Ban quản lý dự án cho biết đoạn đường qua thị trấn còn vướng mặt bằng của mười hai hộ, chủ yếu do chưa thống nhất được giá đền bù.",
    "Các trường học trên địa bàn đã chuẩn bị phòng học, bàn ghế, sách giáo khoa và nước uống cho năm học mới.",
    "Đoàn kiểm tra ghi nhận nhiều cơ sở chế biến đã thay đổi quy trình, trang bị thêm kho lạnh và tập huấn cho công nhân.",
    "Nhà máy nước hiện cung cấp khoảng hai mươi nghìn mét khối mỗi ngày, đủ cho khu đô thị và bốn xã phía nam sông.",
    "Nhiều ý kiến cho rằng cần đơn giản hóa thủ tục, rút ngắn thời gian thẩm định và công khai kết quả để người dân giám sát.",
    "Lãnh đạo xã khẳng định sẽ đối thoại với từng hộ, giải thích cặn kẽ phương án và tiếp thu những kiến nghị hợp lý.",
    "Trong ba ngày diễn ra hội chợ, hơn một trăm gian hàng giới thiệu nông sản, đồ gỗ, gốm sứ và các món ăn truyền thống.",
    "Lực lượng dân quân cùng thanh niên tình nguyện đã gia cố hơn hai ki-lô-mét đê bao, bơm tiêu úng cho vùng trũng.",
    "Bệnh viện huyện đưa vào sử dụng khu khám mới, giúp giảm cảnh chen chúc vào buổi sáng và tăng số giường điều trị.",
    "Công tác chuyển đổi số ở cơ sở còn khó khăn do đường truyền yếu, thiết bị cũ và cán bộ phải kiêm nhiệm nhiều việc.",
    "Doanh nghiệp mong muốn được vay vốn với lãi suất hợp lý, được hỗ trợ tìm thị trường và đào tạo lao động tay nghề cao.",
)
REFERRING = (
    "Căn cứ Nghị định số {n}/{y}/NĐ-CP ngày {d} của Chính phủ, các đơn vị rà soát lại quy trình.",
    "Ủy ban nhân dân tỉnh ban hành Quyết định số {n}/QĐ-UBND ngày {d} giao nhiệm vụ cho các sở.",
    "Bộ Tài chính hướng dẫn việc này tại khoản {k} Điều {a} Thông tư số {n}/{y}/TT-BTC.",
    "Hội đồng nhân dân tỉnh đã thông qua Nghị quyết số {n}/NQ-HĐND.",
    "Thực hiện Chỉ thị số {n}/CT-TTg ngày {d} của Thủ tướng Chính phủ, công tác phòng chống thiên tai được triển khai sớm.",
    "Việc xử lý căn cứ Điều {a} Luật Đất đai năm 2013 và Nghị định số {n}/{y}/NĐ-CP.",
    "Sở Nội vụ có Công văn số {n}/SNV-CCHC gửi các huyện.",
    "Đảng ủy quán triệt Kết luận số {k}-KL/TW của Bộ Chính trị.",
    "Hồ sơ lập theo các Thông tư số {n}/{y}/TT-BYT và {a}/{y}/TT-BYT.",
    "Theo Bộ luật Lao động, người lao động được nghỉ hằng năm.",
    "Văn phòng Chính phủ thông báo tại văn bản số {n}/VPCP-KTTH.",
    "Nghị định này thay thế Nghị định số {n}/{y}/NĐ-CP.",
)
REFERENCES = (1, 1, 1, 1, 1, 2, 1, 1, 2, 1, 1, 2)
"""How many references each of these sentences holds."""


def documents(megabytes: float, references: int, size: int = 4096) -> Iterator[str]:
    """Documents of about `size` bytes of UTF-8 with `references` a megabyte.

    >>> text = next(documents(0.01, 4000))
    >>> 3500 < len(text.encode()) < 5000
    True
    """
    chance = random.Random(1)
    made, said = 0, 0.0
    while made < megabytes * 1_000_000:
        lines: list[str] = []
        length = 0
        while length < size:
            if said <= (made + length) * references / 1_000_000:
                place = chance.randrange(len(REFERRING))
                said += REFERENCES[place]
                line = _filled(REFERRING[place], chance)
            else:
                line = chance.choice(PROSE)
            lines.append(line)
            length += len(line.encode()) + 1
        made += length
        yield "\n".join(lines)


def _filled(sentence: str, chance: random.Random) -> str:
    day = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(2009, 2024)}"
    return sentence.format(
        n=chance.randint(1, 4000),
        y=chance.randint(2009, 2024),
        d=day,
        k=chance.randint(1, 9),
        a=chance.randint(1, 99),
    )


HOSTILE: dict[str, Callable[[int], str]] = {
    "digits and slashes": lambda size: "1/2/3/" * (size // 6),
    "one line": lambda size: "a" * size,
    "số số số": lambda size: "số " * (size // 3),
    # A hundred thousand items where the others have ten million characters.
    "one list": lambda size: "các Nghị quyết số " + "15, " * (size // 100) + "16/NQ-HĐND",
}
