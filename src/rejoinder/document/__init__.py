"""Documents as they were parsed: pages with words and boxes, tables that stay tables, data that stays a tree."""
