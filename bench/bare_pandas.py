"""The least that pandas can do: read the columns that the KPIs need, and group them by campaign and day."""

import sys

import pandas as pd

NEEDED = (
    "Date", "Currency", "Campaign Name", "Customer Search Term", "Impressions", "Clicks", "Spend",
    "7 Day Total Sales ", "7 Day Total Orders (#)", "7 Day Total Units (#)",
)  # fmt: skip

if __name__ == "__main__":
    frame = pd.read_csv(sys.argv[1], usecols=[column for column in NEEDED if column != "Customer Search Term"])
    sums = frame.groupby(["Date", "Currency", "Campaign Name"]).sum()
    print((sums["Spend"] / sums["7 Day Total Sales "]).describe())
