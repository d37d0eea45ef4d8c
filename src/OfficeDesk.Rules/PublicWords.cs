namespace OfficeDesk.Rules;

/// <summary>What a citizen is told about where a matter stands, and what comes next, in both languages.</summary>
public static class PublicWords
{
    public static string Zh(PublicState state) => state switch
    {
        PublicState.Registered => "已登记", PublicState.PassedOn => "已登记，正转交办理股室", PublicState.Received => "已收件，正在核对材料", PublicState.Wanting => "等您补材料", PublicState.Accepted => "已受理，办理中",
        PublicState.Working => "办理中", PublicState.Paused => "暂停计时", PublicState.Done => "已办结", PublicState.Answered => "已答复", PublicState.Referred => "已引导到有关单位", PublicState.NotAccepted => "不予受理",
        PublicState.Lapsed => "已终止（逾期未补齐材料）", PublicState.Withdrawn => "已撤回", _ => "已结束",
    };

    public static string En(PublicState state) => state switch
    {
        PublicState.Registered => "Registered", PublicState.PassedOn => "Registered, on its way to the section in charge", PublicState.Received => "Received, papers are being checked", PublicState.Wanting => "Waiting for papers from you",
        PublicState.Accepted => "Accepted, in progress", PublicState.Working => "In progress", PublicState.Paused => "The clock is paused", PublicState.Done => "Finished", PublicState.Answered => "Answered",
        PublicState.Referred => "You were led to another unit", PublicState.NotAccepted => "Not accepted", PublicState.Lapsed => "Ended (papers did not come in time)", PublicState.Withdrawn => "Withdrawn", _ => "Closed",
    };

    /// <summary>What happens next, or what the citizen can do.</summary>
    public static string NextZh(PublicState state) => state switch
    {
        PublicState.Registered => "工作人员会尽快答复您。", PublicState.PassedOn => "办理股室会尽快与您联系。", PublicState.Received => "核对完会告诉您是否受理、还缺什么。", PublicState.Wanting => "补齐当天即受理，开始计算办理时限。",
        PublicState.Accepted or PublicState.Working => "办结后会告诉您结果。", PublicState.Paused => "暂停的时间不计入办理时限；恢复后会另行告知新的办结日期。", PublicState.Done => "结果见办理结果告知书；没有收到的，请打电话或到窗口询问。",
        PublicState.Answered => "答复内容已经告知您；还有疑问请打电话。", PublicState.Referred => "请到当时告知您的单位办理；没有办成的，请打电话。", PublicState.NotAccepted => "原因和可以去的机关见不予受理通知书。",
        PublicState.Lapsed => "备齐材料后可以重新申请，不收费；已交的材料可以领回。", PublicState.Withdrawn => "需要再办的，可以重新申请。", _ => "有疑问请打电话或到窗口询问。",
    };

    /// <summary>The same in English.</summary>
    public static string NextEn(PublicState state) => state switch
    {
        PublicState.Registered => "You will be answered as soon as possible.", PublicState.PassedOn => "The section in charge will contact you as soon as possible.", PublicState.Received => "You will be told whether it is accepted and what is missing.",
        PublicState.Wanting => "It is accepted on the day everything has come; then the time begins to run.", PublicState.Accepted or PublicState.Working => "You will be told the result.",
        PublicState.Paused => "The pause does not count; you will be told the new date when it goes on.", PublicState.Done => "The result stands on the notice of result; if you have not received it, call us or come to the counter.",
        PublicState.Answered => "You were told the answer; call us if something is unclear.", PublicState.Referred => "Please go to the unit you were told; call us if that did not help.", PublicState.NotAccepted => "The reason and where to go stand on the notice of non-acceptance.",
        PublicState.Lapsed => "You can apply again with all papers, free of charge; what you handed in can be taken back.", PublicState.Withdrawn => "You can apply again at any time.", _ => "If something is unclear, call us or come to the counter.",
    };
}
