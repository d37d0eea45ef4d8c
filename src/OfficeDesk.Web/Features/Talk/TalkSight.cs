using System.Reflection;
using Dapper;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>The sight of tasks, for messages that are about oneself and name a task on the way: as far as the asker may see tasks today.</summary>
internal static class TalkSight
{
    private static readonly AccessAttribute Reaches = typeof(ShowTalk).GetCustomAttribute<AccessAttribute>()!;

    public static DynamicParameters Of(Db db, string number = "") => db.InSight(new { SightDay = db.Today, Number = number }, Sight.Of(db.Who, Reaches));
}
