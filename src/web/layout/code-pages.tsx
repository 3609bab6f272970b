import type { CodePage } from '../../usecases/web/code.ts';
import { Files, Hidden } from './card.tsx';
import { Document, type Said } from './document.tsx';

/** What a QR code opens: what this is, and the ways on. */
export const CodePageView = ({
  page,
  opens,
}: {
  page: CodePage;
  opens: { bot?: string | undefined; form: string };
}) => (
  <Document title="企业诉求">
    <article class="card">
      <div class="body">
        <h1>{page.enterprise ?? '企业诉求直通'}</h1>
        {page.place && <p class="small">{page.place}</p>}
        <p>企业遇到困难、有建议、要咨询的，在这里反映：由专人受理，转承办单位限时办理，进展和结果随时可查。</p>
        {opens.bot && (
          <a class="button" href={opens.bot}>
            在飞书里打开
          </a>
        )}
        <a class="button primary" href={opens.form}>
          在网页上填写
        </a>
        <p class="small">也可以联系{page.desk}。</p>
      </div>
    </article>
  </Document>
);

/** A field of the form of somebody whom nobody knows. */
export type StrangerField = {
  name: string;
  label: string;
  value: string;
  hint?: string | undefined;
  kind?: 'text' | 'lines' | 'phone' | undefined;
  options?: readonly { value: string; label: string }[] | undefined;
};

/** The first request of somebody whom nobody knows. */
export const StrangerFormView = ({
  address,
  fields,
  hidden,
  taken,
  notes,
  said,
}: {
  address: string;
  fields: readonly StrangerField[];
  hidden: Record<string, string>;
  taken: readonly string[];
  notes: readonly string[];
  said?: Said | undefined;
}) => (
  <Document title="提交诉求" said={said}>
    <article class="card">
      <div class="body">
        <h1>提交诉求</h1>
        <form method="post" action={address} enctype="multipart/form-data" data-sends>
          <Hidden fields={hidden} />
          {fields.map((field) => (
            <Asked field={field} />
          ))}
          <Files taken={taken} />
          <button class="button primary" type="submit">
            提交诉求
          </button>
        </form>
        {notes.map((line) => (
          <p class="small">{line}</p>
        ))}
      </div>
    </article>
  </Document>
);

function Asked({ field: { name, label, value, hint, kind = 'text', options } }: { field: StrangerField }) {
  if (options)
    return (
      <label class="field" for={name}>
        <span>{label}</span>
        <select id={name} name={name} required>
          <option value="" />
          {options.map((one) => (
            <option value={one.value} selected={one.value === value}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
    );
  return (
    <label class="field" for={name}>
      <span>{label}</span>
      {kind === 'lines' ? (
        <textarea id={name} name={name} rows={6} required placeholder={hint}>
          {value}
        </textarea>
      ) : (
        <input
          id={name}
          type="text"
          inputMode={kind === 'phone' ? 'tel' : 'text'}
          name={name}
          required
          placeholder={hint}
          value={value}
        />
      )}
    </label>
  );
}
