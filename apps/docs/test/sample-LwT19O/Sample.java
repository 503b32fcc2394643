import java.net.http.*;
public class Sample {
  public static void main(String[] args) throws Exception {
java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
body.write("{\n  \"mobile\": \"15200'\\\"\\\\; $(exit 3) `exit 4`\",\n  \"type\": \"BIND_MOBILE_SMS\",\n  \"captcha_token\": \"71dd26999e314f9abb0c635336976635---{\\\"x\\\":237.0,\\\"y\\\":5.0}\"\n}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

HttpClient client = HttpClient.newHttpClient();
HttpRequest request = HttpRequest.newBuilder()
  .uri(java.net.URI.create("http://127.0.0.1:33425/api/v2/sdk/sms/send"))
  .header("X-operating-sys-version", "windows10.1.1")
  .header("X-device-fingerprint", "156aysdna213sc50")
  .header("X-device-ip", "192.168.1.2")
  .header("X-agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)")
  .header("X-L", "zh")
  .header("X-client-id", "nTo1eRIub60vPb54WeE6aojPwYwImtl4")
  .header("content-type", "application/json")
  .method("POST", HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
  .build();

HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
System.out.println(response.body());
  }
}
