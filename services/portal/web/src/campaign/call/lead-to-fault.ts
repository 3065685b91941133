/** Whoever sends a form with faults is led to the first of them. */
export function leadToFault(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid=true], [data-fault] input')?.focus();
}
