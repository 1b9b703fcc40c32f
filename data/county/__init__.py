"""The invented county of Qingxi: places, people, households and three months of visits."""
