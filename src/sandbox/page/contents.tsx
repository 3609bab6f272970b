import type { Message } from '../api.ts';
import { At } from './card/marks.tsx';
import { isRaw, list, type Raw, str } from './card/read.ts';
import { fileUrl } from './client.ts';
import { safeHref } from './markdown/runs.ts';
import { pieces, postOf } from './words.ts';

type Props = { message: Message; nameOf: (id: string) => string; follow?: ((url: string) => void) | undefined };

/** The content of a message that is not a card. */
export function Contents({ message, nameOf, follow }: Props) {
  const { content } = message;
  switch (message.msgType) {
    case 'text':
    case 'sms':
      return <Words text={str(content, 'text')} message={message} follow={follow} />;
    case 'post':
      return <Post content={postOf(content)} nameOf={nameOf} />;
    case 'image':
      return (
        <a href={fileUrl(str(content, 'image_key'))} target="_blank" rel="noopener noreferrer">
          <img class="sent-image" src={fileUrl(str(content, 'image_key'))} alt="图片" />
        </a>
      );
    case 'file':
    case 'audio':
    case 'media':
      return <FileCard content={content} />;
    default:
      return <span class="muted">[{message.msgType}]</span>;
  }
}

const Words = ({ text, message, follow }: { text: string } & Pick<Props, 'message' | 'follow'>) => (
  <span class="words">
    {pieces(text, message.mentions).map((part) =>
      part.kind === 'at' ? (
        <At name={part.text.slice(1)} />
      ) : part.kind === 'link' ? (
        <a
          href={part.text}
          target="_blank"
          rel="noopener noreferrer"
          onClick={(event) => {
            if (!follow) return;
            event.preventDefault();
            follow(part.text);
          }}
        >
          {part.text}
        </a>
      ) : (
        part.text
      ),
    )}
  </span>
);

const FileCard = ({ content }: { content: Raw }) => {
  const name = str(content, 'file_name', '文件');
  return (
    <a class="file" href={fileUrl(str(content, 'file_key'))} target="_blank" rel="noopener noreferrer" download={name}>
      <span class="file-kind" aria-hidden="true">
        {(name.split('.').pop() ?? '').slice(0, 4).toUpperCase() || 'FILE'}
      </span>
      <span class="file-name">{name}</span>
    </a>
  );
};

const Post = ({ content, nameOf }: { content: Raw; nameOf: (id: string) => string }) => {
  const lines = Array.isArray(content.content) ? content.content.filter(Array.isArray) : [];
  return (
    <div class="post">
      {str(content, 'title') && <strong>{str(content, 'title')}</strong>}
      {lines.map((line) => (
        <p>{line.filter(isRaw).map((node) => postNode(node, nameOf))}</p>
      ))}
      {list(content, 'content').map((node) => postNode(node, nameOf))}
      {list(content, 'files').map((file) => (
        <FileCard content={file} />
      ))}
    </div>
  );
};

function postNode(node: Raw, nameOf: (id: string) => string) {
  const text = str(node, 'text');
  switch (str(node, 'tag')) {
    case 'at':
      return <At name={str(node, 'user_name') || nameOf(str(node, 'user_id'))} />;
    case 'a': {
      const href = safeHref(str(node, 'href'));
      return href ? (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {text}
        </a>
      ) : (
        text
      );
    }
    case 'img':
      return <img class="sent-image" src={fileUrl(str(node, 'image_key'))} alt="图片" />;
    default:
      return text;
  }
}
