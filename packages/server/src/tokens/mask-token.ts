// Shows enough of a token to know it again, and too little to copy it.

export function maskToken(token: string): string {
  return `••••${token.length >= 8 ? token.slice(-4) : token.slice(-2)}`;
}
