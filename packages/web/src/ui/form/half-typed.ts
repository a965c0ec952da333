// No form is sent while a date in it is typed by half: browsers hand out such a field as if nothing had been typed.

const isHalfTyped = (field: Element): field is HTMLInputElement =>
  field instanceof HTMLInputElement && field.validity.badInput;

/** Says so at the field, in the words of the browser, which knows how it writes dates. */
export function refuseHalfTyped(event: SubmitEvent): void {
  if (!(event.target instanceof HTMLFormElement)) return;
  const field = [...event.target.elements].find(isHalfTyped);
  if (field === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  field.reportValidity();
}
