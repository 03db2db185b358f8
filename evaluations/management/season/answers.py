"""Invented, seeded words and figures: what cadres, colleagues and offices would write; no database."""

import random
from dataclasses import dataclass
from decimal import Decimal

LEVELS = ("excellent", "good", "completed", "failed")

THOUGHT = (
    "Kiên định đường lối của Đảng, nghiêm túc học tập nghị quyết, vận dụng vào việc của {unit}.",
    "Chấp hành chủ trương, chính sách; tham gia đủ các đợt học tập, quán triệt trong năm.",
    "Chủ động nghiên cứu văn bản mới, tuyên truyền để cán bộ và nhân dân cùng thực hiện.",
)
ETHICS = (
    "Giữ lối sống giản dị, trung thực, đoàn kết nội bộ; không có biểu hiện lợi dụng chức vụ.",
    "Gương mẫu trong sinh hoạt, gần gũi đồng nghiệp, được nhân dân nơi cư trú tín nhiệm.",
)
STYLE = (
    "Làm việc có kế hoạch, bám cơ sở, giải quyết hồ sơ đúng hẹn; nói đi đôi với làm.",
    "Tác phong khoa học, dân chủ; mỗi tháng dành ít nhất bốn ngày xuống thôn, bản.",
)
DISCIPLINE = (
    "Chấp hành quy chế làm việc, chế độ hội họp, báo cáo; kê khai tài sản đúng quy định.",
    "Chấp hành sự phân công của tổ chức, giữ kỷ luật phát ngôn và bảo vệ bí mật công tác.",
)
RESULTS = (
    "Tham mưu {n} văn bản, hoàn thành {p}% nhiệm vụ được giao; không có việc quá hạn kéo dài.",
    "Chỉ đạo {unit} hoàn thành {p}% chỉ tiêu của năm, {n} nhiệm vụ phát sinh được xử lý kịp thời.",
    "Phụ trách {n} đầu việc trọng tâm, {p}% đạt và vượt tiến độ; giải ngân đạt kế hoạch.",
)
STRENGTHS = (
    "Có tinh thần trách nhiệm, nắm chắc lĩnh vực được phân công, quyết liệt trong chỉ đạo.",
    "Đoàn kết, biết lắng nghe, hoàn thành tốt nhiệm vụ được giao trong năm.",
    "Chủ động, sáng tạo trong tham mưu; kết quả công việc cụ thể, đo đếm được.",
)
WEAKNESSES = (
    "Có lúc còn chậm trong việc đôn đốc cơ sở báo cáo; cần kiểm tra thường xuyên hơn.",
    "Việc ứng dụng công nghệ thông tin vào quản lý hồ sơ còn hạn chế.",
    "Thời gian dành cho cơ sở chưa nhiều; một số việc phối hợp liên ngành còn chậm.",
)
PROSPECTS = (
    "Có chiều hướng phát triển tốt, hoàn thành được nhiệm vụ ở vị trí hiện tại.",
    "Có khả năng đảm nhận nhiệm vụ cao hơn khi được bồi dưỡng thêm về quản lý.",
)


@dataclass(frozen=True, slots=True)
class Temper:
    """How a cadre's year went: the level that most voices see, and how far scores stray (points of 100)."""

    level: str
    quality: float


class Answers:
    """Words and figures drawn from one seed; the same seed and key give the same answer whatever came before."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def dice(self, *key: object) -> random.Random:
        """A generator of its own for one question, so that adding a question disturbs no other."""
        return random.Random(f"{self.seed}/" + "/".join(map(str, key)))

    def temper(self, code: str) -> Temper:
        """The year of the person with this code."""
        level = self.dice("level", code).choices(LEVELS, weights=(18, 68, 13, 1))[0]
        base = {"excellent": 0.95, "good": 0.86, "completed": 0.70, "failed": 0.42}[level]
        return Temper(level, base + self.dice("quality", code).uniform(-0.03, 0.03))

    def pick(self, lines: tuple[str, ...], *key: object, unit: str = "") -> str:
        """One of the sentences, filled in."""
        dice = self.dice("pick", *key)
        return dice.choice(lines).format(unit=unit, n=dice.randint(6, 48), p=dice.randint(88, 100))

    def score(self, maximum: Decimal, quality: float, *key: object) -> Decimal:
        """A score of one criterion in quarter points, 0 to `maximum`."""
        dice = self.dice("score", *key)
        quarters = int(maximum * 4)
        wanted = round(quarters * min(1.0, max(0.0, dice.gauss(quality, 0.05))))
        return Decimal(min(quarters, max(0, wanted))) / 4

    def votes(self, present: int, level: str, *key: object) -> dict[str, int]:
        """How `present` people vote when most favour `level`: a clear majority for it."""
        dice = self.dice("votes", *key)
        strays = min((present - 1) // 2, dice.choice((0, 0, 1, 1, 2)))
        place = LEVELS.index(level)
        near = LEVELS[place + 1] if place + 1 < len(LEVELS) else LEVELS[place - 1]
        counts = dict.fromkeys(LEVELS, 0)
        counts[level] = present - strays
        counts[near] += strays
        return counts

    def lower(self, level: str) -> str:
        """The next level down, the lowest stays."""
        return LEVELS[min(len(LEVELS) - 1, LEVELS.index(level) + 1)]
