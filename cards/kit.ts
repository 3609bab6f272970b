/**
 * Builders for Card JSON 2.0. They read at the call site as the card reads to people, and write only what `limits.ts`
 * accepts. Words given to them are words, never Markdown; text from people comes as `UserText`.
 */
export {
  type Button,
  buttons,
  type Card,
  type Colour,
  card,
  type Element,
  type Header,
  header,
  type Item,
  stub,
} from './kit/card.ts';
export { divider, facts, folded, lead, note, paragraph, type Row, rows, says, timeline } from './kit/elements.ts';
export {
  dateField,
  type Field,
  form,
  inputField,
  multiSelectField,
  type Option,
  selectField,
  startingText,
  yesNoField,
} from './kit/forms.ts';
export { fields, labels, plainText, type SeenField } from './kit/read.ts';
export {
  button,
  type CaseTap,
  type Confirm,
  type NoticeTap,
  noticeTap,
  openUrl,
  type ReadTap,
  readSubmit,
  readTap,
  submitName,
  type TapValue,
  tap,
} from './kit/taps.ts';
export { at, type Mention, type Plain, plain, type UserText, userText, type Words } from './kit/text.ts';
