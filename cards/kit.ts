/**
 * Builders for Card JSON 2.0. A call reads like the card it makes, and the result is always accepted by `limits.ts`.
 * Text given to them is never read as Markdown; text from people comes as `UserText`.
 */
export {
  type Button,
  buttons,
  type Card,
  type Colour,
  card,
  type Element,
  header,
  type Item,
  stub,
} from './kit/card.ts';
export { type Cell, type Figure, figures, type Lines, lineChart, table } from './kit/data.ts';
export {
  type Band,
  band,
  divider,
  facts,
  folded,
  headline,
  note,
  paragraph,
  picture,
  pictures,
  type Row,
  rows,
  says,
  timeline,
} from './kit/elements.ts';
export {
  dateField,
  type Field,
  form,
  inputField,
  momentField,
  multiSelectField,
  selectField,
  startingText,
  yesNoField,
} from './kit/forms.ts';
export { fields, labels, plainText } from './kit/read.ts';
export {
  button,
  type Confirm,
  type Kind,
  large,
  noticeTap,
  openUrl,
  readSubmit,
  readTap,
  submitName,
  tap,
} from './kit/taps.ts';
export { at, type Plain, type UserText, userText } from './kit/text.ts';
