/** What a script adds to pages that work without one: photos are shown and made smaller, and their sending is counted. */

/** The longer side of a photo that is sent, in pixels, and its quality. D */
const SIDE = 1920;
const QUALITY = 0.82;
/** A photo that is smaller goes as it is, in bytes. D */
const SMALL = 600 * 1024;
const PHOTO = /^image\/(jpeg|png|webp|heic|heif)$/;

const smaller = async (file: File): Promise<File> => {
  if (!PHOTO.test(file.type) || file.size <= SMALL || !window.createImageBitmap) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const share = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * share);
    canvas.height = Math.round(picture.height * share);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' });
  } catch {
    // A browser that cannot read the photo sends it as it is.
    return file;
  }
};

const input = document.querySelector<HTMLInputElement>('[data-photos]');
const shows = document.querySelector<HTMLElement>('[data-shows]');
const form = document.querySelector<HTMLFormElement>('form[data-sends]');
let chosen: File[] = [];
// Chosen files are shown below, so the browser's own line, which knows only the last choice, gives way to a button.
input?.closest('.field')?.classList.add('scripted');

const draw = (): void => {
  if (!shows) return;
  shows.replaceChildren(
    ...chosen.map((file, i) => {
      const box = document.createElement('span');
      box.className = 'photo';
      if (PHOTO.test(file.type)) {
        const picture = document.createElement('img');
        picture.src = URL.createObjectURL(file);
        picture.alt = file.name;
        picture.onload = () => URL.revokeObjectURL(picture.src);
        box.append(picture);
      } else {
        const name = document.createElement('span');
        name.className = 'name';
        name.textContent = file.name;
        box.append(name);
      }
      const away = document.createElement('button');
      away.type = 'button';
      away.textContent = '去掉';
      away.setAttribute('aria-label', `去掉 ${file.name}`);
      away.onclick = () => {
        chosen = chosen.filter((_one, at) => at !== i);
        draw();
      };
      box.append(away);
      return box;
    }),
  );
};

input?.addEventListener('change', async () => {
  const added = [...(input.files ?? [])];
  // Photos that are chosen one after the other all go.
  chosen = [...chosen, ...(await Promise.all(added.map(smaller)))];
  input.value = '';
  input.required = false;
  draw();
});

form?.addEventListener('submit', (event) => {
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
  if (!button) return;
  if (chosen.length === 0) {
    // One press sends once; the page that answers has a fresh button.
    setTimeout(() => {
      button.disabled = true;
    });
    return;
  }
  event.preventDefault();
  const data = new FormData(form);
  data.delete('files');
  for (const file of chosen) data.append('files', file, file.name);
  const sending = new XMLHttpRequest();
  const label = button.textContent ?? '';
  button.disabled = true;
  const failed = (): void => {
    button.disabled = false;
    button.textContent = label;
    if (button.previousElementSibling?.matches('.said')) button.previousElementSibling.remove();
    const said = document.createElement('p');
    said.className = 'said refused';
    said.setAttribute('role', 'alert');
    said.textContent = '没有发送成功，请检查网络后再按一次；不会重复提交。';
    // A form's own `before` may be a field of that name.
    button.before(said);
  };
  sending.upload.onprogress = ({ loaded, total }) => {
    button.textContent = `正在发送 ${Math.min(99, Math.floor((loaded / Math.max(1, total)) * 100))}%`;
  };
  sending.onerror = failed;
  sending.ontimeout = failed;
  sending.onload = () => {
    if (sending.status >= 500 || sending.status === 0) return failed();
    if (sending.status === 200) {
      location.replace((JSON.parse(sending.responseText) as { to: string }).to);
      return;
    }
    // A refused form comes back as a page of its own.
    document.open();
    document.write(sending.responseText);
    document.close();
  };
  sending.open('POST', form.action);
  sending.setRequestHeader('Accept', 'application/json, text/html');
  sending.send(data);
});

addEventListener('pageshow', (event) => {
  // Back from another page the buttons work again.
  if (event.persisted) for (const button of document.querySelectorAll('button')) button.disabled = false;
});
