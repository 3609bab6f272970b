import type { ElementProps } from './context.ts';
import { Elements } from './elements.tsx';
import { flow } from './layout.ts';
import { str } from './read.ts';

/** `form`: fields that are sent together. Not an HTML form, because Enter does not submit one in Feishu. */
export const FormElement = ({ raw, path, cx }: ElementProps) => (
  <div class="card-form" data-form={str(raw, 'name')} style={flow(raw, { row: '12px', column: '8px', padding: '0px' })}>
    <Elements of={raw} path={path} cx={{ ...cx, form: { raw, path } }} />
  </div>
);
