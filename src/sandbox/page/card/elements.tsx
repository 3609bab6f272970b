import type { ComponentType } from 'preact';
import { ButtonElement } from './button.tsx';
import { ChartElement } from './chart.tsx';
import { CheckerElement } from './checker.tsx';
import { ColumnSetElement } from './columns.tsx';
import { ContainerElement } from './container.tsx';
import type { CardContext, ElementProps } from './context.ts';
import { domId } from './field.tsx';
import { isField } from './fields.ts';
import { FormElement } from './form.tsx';
import { InputElement } from './input.tsx';
import { MultiSelectElement } from './multi-select.tsx';
import { OverflowElement } from './overflow.tsx';
import { PanelElement } from './panel.tsx';
import { PersonElement, PersonListElement } from './people.tsx';
import { PickerElement } from './picker.tsx';
import { ImageElement, ImagesElement } from './picture.tsx';
import { has, placed, type Raw, str } from './read.ts';
import { SelectElement } from './select.tsx';
import { SelectImageElement } from './select-img.tsx';
import { TableElement } from './table.tsx';
import { DivElement, MarkdownElement, RuleElement } from './text.tsx';

const DRAWN: Readonly<Record<string, ComponentType<ElementProps>>> = {
  markdown: MarkdownElement,
  div: DivElement,
  hr: RuleElement,
  img: ImageElement,
  img_combination: ImagesElement,
  person: PersonElement,
  person_list: PersonListElement,
  table: TableElement,
  chart: ChartElement,
  column_set: ColumnSetElement,
  collapsible_panel: PanelElement,
  interactive_container: ContainerElement,
  form: FormElement,
  button: ButtonElement,
  input: InputElement,
  select_static: SelectElement,
  select_person: SelectElement,
  multi_select_static: MultiSelectElement,
  multi_select_person: MultiSelectElement,
  date_picker: PickerElement,
  picker_time: PickerElement,
  picker_datetime: PickerElement,
  checker: CheckerElement,
  overflow: OverflowElement,
  select_img: SelectImageElement,
};

const mayLabel = (raw: Raw | undefined): boolean =>
  raw !== undefined && (str(raw, 'tag') === 'markdown' || str(raw, 'tag') === 'div');

const wantsLabel = (raw: Raw | undefined): boolean =>
  raw !== undefined && isField(raw) && !has(raw, 'label') && str(raw, 'tag') !== 'checker';

/** The children of a container. A text right above a field without a label of its own is that field's label. */
export function Elements({ of, path, cx }: { of: Raw; path: string; cx: CardContext }) {
  const children = placed(of, 'elements', path);
  return (
    <>
      {children.map(({ raw, path: place }, index) => {
        const next = children[index + 1];
        const Drawn = DRAWN[str(raw, 'tag')];
        if (!Drawn) return <Unknown key={place} raw={raw} />;
        const drawn = <Drawn key={place} raw={raw} path={place} cx={cx} />;
        if (!next || !mayLabel(raw) || !wantsLabel(next.raw)) return drawn;
        return (
          <label
            key={place}
            class="label-above"
            id={domId(cx, next.raw, next.path, 'label')}
            for={domId(cx, next.raw, next.path)}
          >
            {drawn}
          </label>
        );
      })}
    </>
  );
}

const Unknown = ({ raw }: { raw: Raw }) => <div class="unknown">[{str(raw, 'tag', '未知组件')}]</div>;
