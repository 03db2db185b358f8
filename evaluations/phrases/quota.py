"""Where a ceiling comes from, in one line: the share and its base, or the small pool."""

from fractions import Fraction

from evaluations.domain.quota import QuotaResult, QuotaRule
from evaluations.domain.ratings import Rating
from evaluations.phrases.caps import SHORT


def formula(rule: QuotaRule, result: QuotaResult, *, with_reason: bool = False) -> str:
    """E.g. "20% × 19 HTTNV = 3,8"; in a small pool "dưới 5 HTTNV (có 4): tối đa 1". `with_reason`: by the widest share."""
    if result.by_small_pool:
        names = _names(rule.small_pool_counted)
        return f"dưới {rule.small_pool} {names} (có {result.pool}): tối đa {rule.small_pool_gives}"
    share = rule.share_with_reason if with_reason else rule.share
    exact = share * result.base
    return f"{percent(share)} × {result.base} {_names(rule.base)} = {decimal(exact)}"


def leave(rule: QuotaRule) -> str:
    """How far the authority may go with a reason: "được đến 25% khi có lý do và văn bản"."""
    return f"được đến {percent(rule.share_with_reason)} khi có lý do và văn bản"


def percent(share: Fraction) -> str:
    """ "20%"; a share that is no plain percentage stays a fraction."""
    hundred = share * 100
    return f"{hundred}%" if hundred.denominator == 1 else str(share)


def decimal(number: Fraction) -> str:
    """ "3,8": as people write it, at most two places."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _names(ratings: tuple[Rating, ...]) -> str:
    return " và ".join(SHORT[rating] for rating in ratings)
