using System.Reflection;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>The sight of tasks, for messages that are about oneself and name a task on the way: as far as the asker may see tasks today.</summary>
internal static class TalkSight
{
    private static readonly AccessAttribute Reaches = typeof(ShowTalk).GetCustomAttribute<AccessAttribute>()!;

    public static object Of(Db db, string number = "")
    {
        var see = Sight.Of(db.Who, Reaches)!;
        return new { Me = db.Who.PersonId, All = see.All ? 1 : 0, Overdue = see.Overdue ? 1 : 0, SightDay = db.Today, see.Sections, Number = number };
    }
}
