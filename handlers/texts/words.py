"""What is said of an answer in one's own words."""

from string import Template

TOO_LONG = Template("太长了，请不超过 $most 个字。")
