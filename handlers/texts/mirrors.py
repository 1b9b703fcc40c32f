"""Words about posts that go elsewhere too; private, to administrators."""

from string import Template

FAILED = Template("「$area」的通报有 $count 个镜像没有发出去，请检查 mirrors.txt 里的地址。")
