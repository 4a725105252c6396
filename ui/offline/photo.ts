const mostBytes = 300_000;
const sides = [1600, 1280, 1024, 800, 640];
const qualities = [0.8, 0.65, 0.5];

/** The file is no picture, or none that this device can draw. */
export class NotAPicture extends Error {}

/**
 * A phone's photo as it is kept and sent: at most 300 kB of JPEG. Drawn anew, so that where and with what it was taken stays behind.
 * Throws `NotAPicture`.
 */
export async function photoForUpload(file: File): Promise<File> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new NotAPicture(file.name);
  });
  const name = `${file.name.replace(/\.\w+$/, '') || 'foto'}.jpg`;
  let smallest: Blob | undefined;
  for (const side of sides) {
    for (const quality of qualities) {
      const blob = await drawn(picture, side, quality);
      if (blob && blob.size <= mostBytes) return new File([blob], name, { type: 'image/jpeg' });
      smallest = blob ?? smallest;
    }
  }
  if (!smallest) throw new NotAPicture(file.name);
  return new File([smallest], name, { type: 'image/jpeg' });
}

function drawn(picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}
