/** Arrow keys go from button to button of a row, as in every toolbar; the ends are ends. */
export function arrows(event: KeyboardEvent): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const row = event.currentTarget;
  if (step === undefined || !(row instanceof HTMLElement) || !(event.target instanceof HTMLButtonElement)) return;
  const buttons = [...row.querySelectorAll('button')];
  const next = buttons[buttons.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
