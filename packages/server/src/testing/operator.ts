// An operator who uses the API over the network, as the panel does: logs in, asks, changes; knows no route by heart.

export type Operator = {
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body: object, headers?: Record<string, string>): Promise<Answer>;
  /** The answer as it comes, for those that do not end. */
  open(path: string): Promise<Response>;
  /** The same login at another node. */
  at(url: string): Operator;
};

type Login = { cookie: string; csrfToken: string; baseGroupId: number };

/** Makes the organization and its first admin with the code of the first start. */
export async function setUpInstallation(
  url: string,
  code: string,
  slug: string,
): Promise<{ operator: Operator; baseGroupId: number }> {
  const response = await post(`${url}/api/v1/setup`, {
    code,
    organization: { name: 'Kill tests', slug, timeZone: 'UTC' },
    operator: { username: 'admin', name: 'First Admin', email: 'admin@example.com', password: 'a long way to Ravenna' },
  });
  const login = await readLogin(response);
  return { operator: operatorAt(url, login), baseGroupId: login.baseGroupId };
}

async function readLogin(response: Response): Promise<Login> {
  const me = (await read(response)) as { csrfToken: string; operator: { baseGroup: { id: number } } };
  const [cookie = ''] = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return { cookie, csrfToken: me.csrfToken, baseGroupId: me.operator.baseGroup.id };
}

function operatorAt(url: string, login: Login): Operator {
  const { cookie, csrfToken } = login;
  const headers = { cookie, 'x-csrf-token': csrfToken };
  const open = (path: string) => fetch(`${url}/api/v1${path}`, { headers });
  return {
    open,
    get: async <Answer>(path: string) => (await read(await open(path))) as Answer,
    post: async <Answer>(path: string, body: object, more: Record<string, string> = {}) =>
      (await read(await post(`${url}/api/v1${path}`, body, { ...headers, ...more }))) as Answer,
    at: (other) => operatorAt(other, login),
  };
}

export function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin, ...headers },
    body: JSON.stringify(body),
  });
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
