"""The classes that Amazon's Voice of the Customer sorts offers into, by how content their buyers are (R76)."""

from typing import Literal

from engine.words import Words

CxClass = Literal["excellent", "good", "fair", "poor", "very_poor", "unrated"]
"""CX health of an offer; unrated where there is too little feedback."""

CX_CLASSES: dict[CxClass, Words] = {
    "excellent": Words("极好", "Excellent"),
    "good": Words("良好", "Good"),
    "fair": Words("一般", "Fair"),
    "poor": Words("不佳", "Poor"),
    "very_poor": Words("极差", "Very poor"),
    "unrated": Words("未评级", "Not rated"),
}
"""The best first, as Seller Central calls them."""
RATED: tuple[CxClass, ...] = ("excellent", "good", "fair", "poor", "very_poor")
"""What shares are of: an offer without enough feedback says nothing."""
AT_RISK: tuple[CxClass, ...] = ("very_poor", "poor")
"""Amazon may take such offers down; the worst first."""
MEASURES: dict[CxClass, str] = {one: f"cx_{one}" for one in CX_CLASSES}
"""Class to the measure that a table of offers gives it: how many of a product's rows say so."""
