"""What a person hears when the ledger refuses."""

from ledger import refusals as no

WORDS: dict[type[no.Refusal], str] = {
    no.NotInScope: "这里的内容不归您管，看不了也改不了。",
    no.VisitInFuture: "走访日期不能晚于今天。请点「改」改日期。",
    no.DayAfterRecord: "走访日期不能晚于当初登记的那天。",
    no.HouseholdLeft: "这一户那天不在台账里，不能登记。请核对日期，或另选一户。",
    no.VisitVoided: "这条走访已经作废，不能再改。需要的话请重新登记。",
    no.ReasonNeeded: "隔天修改要写原因。请再点「改这条」。",
    no.MonthReleased: "这个月的通报已经发布，不能直接改。请联系乡镇管理员更正。",
    no.MonthNotBegun: "这个月还没到，没有数据。",
    no.CodeUnknown: "绑定码不对。请核对 6 位字母数字，再发一次。",
    no.CodeUsed: "这个绑定码已经用过了。请向乡镇管理员要一个新的。",
    no.CodeExpired: "这个绑定码已经过期。请向乡镇管理员要一个新的。",
    no.TooManyTries: "试错太多次了，请一小时后再试，或向乡镇管理员要一个新码。",
    no.TooManyCodes: "这位同志一小时内已经发了 5 个码，请过一会儿再发，或用已发的码。",
    no.CadreLeft: "登记显示您已离岗，这项功能用不了。有疑问请联系乡镇管理员。",
    no.BulletinReleased: "这份通报已经发布，要改请发更正。",
    no.AlreadyAsked: "同样的申请已经提过，正在等审批。点「更多」→「申请审批」看进度。",
    no.NothingToHandOver: "这些户已经不在原责任人名下，没有可移交的。请点「不同意」结束申请。",
    no.ProblemMoved: "这个问题已经有人处理过了。点「更多」→「问题清单」看现在的情况。",
    no.OwnWork: "谁整改谁不能复核。请换一位同志复核销号。",
    no.WishDone: "这个心愿已经办过了。",
    no.LeaveOver: "这个假已经过了，从今天起算不了。县管理员可点「按原日期」，或点「不同意」。",
    no.CaseMoved: "这个办件已经到了别的环节。点「更多」→「办件」看现在的情况。",
    no.OnlyCounty: "这要改已经过去的日子，只有县管理员能办：请县管理员点「按原日期」。",
    no.RequestDecided: "这条申请已经处理过了。",
}


def words_of(refusal: no.Refusal) -> str:
    return WORDS[type(refusal)]
