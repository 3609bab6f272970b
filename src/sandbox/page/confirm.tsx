export type Question = { title: string; text: string };

/** Asks the person before a press goes out; resolves to whether they agreed. */
export type Ask = (question: Question) => Promise<boolean>;

/** The client's own dialog over one person's column. */
export const Confirm = ({ question, answer }: { question: Question; answer: (yes: boolean) => void }) => (
  <div class="veil">
    <div class="dialog" role="alertdialog" aria-modal="true" aria-label={question.title}>
      <h3>{question.title}</h3>
      <p>{question.text}</p>
      <div class="dialog-buttons">
        <button type="button" class="btn btn-default" onClick={() => answer(false)}>
          取消
        </button>
        <button type="button" class="btn btn-primary" onClick={() => answer(true)}>
          确定
        </button>
      </div>
    </div>
  </div>
);
