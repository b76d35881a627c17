"""The demo: made-up reports in Amazon's real layouts, and the scripts of the meetings held on them."""
