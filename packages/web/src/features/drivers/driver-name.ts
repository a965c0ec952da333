// What a charging user is called: by name, or by the e-mail address where there is none. Pure.

export function nameOf({ firstName, lastName, email }: { firstName: string; lastName: string; email: string }): string {
  return `${firstName} ${lastName}`.trim() || email;
}
