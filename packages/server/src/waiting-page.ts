// What a browser or a station gets while the house is not ready yet, or not any more; needs nothing of it.
import type { IncomingMessage, ServerResponse } from 'node:http';

const RETRY_AFTER_SECONDS = 2;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="${RETRY_AFTER_SECONDS}">
<title>Stationmaster is starting</title>
</head>
<body>
<h1>Stationmaster is starting</h1>
<p>The database is being prepared and the panel is being built. This page reloads by itself.</p>
</body>
</html>
`;

export function answerWaiting(request: IncomingMessage, response: ServerResponse): void {
  const readable = request.headers.accept?.includes('text/html') ?? false;
  sayLater(response, readable ? 'text/html' : 'text/plain', readable ? PAGE : 'Stationmaster is starting.\n');
}

export function answerStopping(_request: IncomingMessage, response: ServerResponse): void {
  sayLater(response, 'text/plain', 'Stationmaster is stopping.\n');
}

function sayLater(response: ServerResponse, type: string, body: string): void {
  response.writeHead(503, {
    'retry-after': String(RETRY_AFTER_SECONDS),
    'cache-control': 'no-store',
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
