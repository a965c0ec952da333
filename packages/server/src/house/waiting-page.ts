// What a browser or a station gets where the house does not answer: not yet, not any more, not at this door; needs nothing of it.
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

/** Where stations have a port of their own, nothing else is there. */
export function answerStationsOnly(_request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close');
  say(response, { status: 404, type: 'text/plain', body: 'Stations connect here, with WebSocket.\n' });
}

function sayLater(response: ServerResponse, type: string, body: string): void {
  response.setHeader('retry-after', String(RETRY_AFTER_SECONDS));
  say(response, { status: 503, type, body });
}

function say(response: ServerResponse, { status, type, body }: { status: number; type: string; body: string }): void {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
