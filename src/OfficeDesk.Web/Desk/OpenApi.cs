using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace OfficeDesk.Web.Desk;

/// <summary>The description of the JSON door, made from the registered messages themselves.</summary>
public static class OpenApi
{
    private static string? _text;

    /// <summary>An OpenAPI 3.1 document with one path a message.</summary>
    public static string Describe(Registry registry) => _text ??= Build(registry).ToJsonString(new JsonSerializerOptions { Encoder = Wire.Json.Encoder });

    private static JsonObject Build(Registry registry)
    {
        var paths = new JsonObject();
        foreach (var message in registry.All) paths[$"/api/{message.Name}"] = new JsonObject { ["post"] = Operation(message) };
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "OfficeDesk", ["version"] = typeof(OpenApi).Assembly.GetName().Version?.ToString(3) },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
                ["schemas"] = new JsonObject { ["Problem"] = ProblemSchema() },
            },
        };
    }

    private static JsonObject Operation(Registered message)
    {
        var operation = new JsonObject
        {
            ["operationId"] = message.Name,
            ["tags"] = new JsonArray(message.Message.Namespace!.Split('.')[^1]),
            ["summary"] = message.Writes ? "command" : "query",
            ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content("application/json", SchemaOf(message.Message)) },
            ["responses"] = new JsonObject
            {
                ["200"] = Response("done", Content("application/json", SchemaOf(message.Answer))),
                ["default"] = Response("refused", Content("application/problem+json", new JsonObject { ["$ref"] = "#/components/schemas/Problem" })),
            },
        };
        if (!message.Access.Anybody) operation["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() });
        if (message.IsCommand)
            operation["parameters"] = new JsonArray(new JsonObject
            {
                ["name"] = "Idempotency-Key", ["in"] = "header", ["required"] = false, ["schema"] = new JsonObject { ["type"] = "string", ["maxLength"] = 80 },
            });
        return operation;
    }

    private static JsonNode SchemaOf(Type type) => Wire.Json.GetJsonSchemaAsNode(type);

    private static JsonObject Content(string type, JsonNode schema) => new() { [type] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Response(string what, JsonObject content) => new() { ["description"] = what, ["content"] = content };

    private static JsonObject ProblemSchema()
    {
        var properties = new JsonObject();
        foreach (var name in new[] { "type", "title", "detail", "rule", "field" }) properties[name] = new JsonObject { ["type"] = "string" };
        properties["status"] = new JsonObject { ["type"] = "integer" };
        return new JsonObject { ["type"] = "object", ["properties"] = properties };
    }
}
