import type { CodePage } from '../../usecases/web/code.ts';
import { Document } from './document.tsx';

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
