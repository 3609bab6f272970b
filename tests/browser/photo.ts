import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** A photo of 2400 × 1800, as large as a telephone takes them, drawn by the browser and written to a file. */
export async function takePhoto(page: Page, file: string): Promise<number> {
  const data = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1800 });
    const pen = canvas.getContext('2d');
    for (let i = 0; pen && i < 9_000; i++) {
      pen.fillStyle = `hsl(${(i * 47) % 360} 60% 60%)`;
      pen.fillRect((i * 97) % 2400, (i * 53) % 1800, 60, 60);
    }
    return canvas.toDataURL('image/jpeg', 0.95);
  });
  const bytes = Buffer.from(data.split(',')[1] ?? '', 'base64');
  await writeFile(file, bytes);
  return bytes.length;
}
