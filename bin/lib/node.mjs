/** Ends the process with a clear sentence when this Node is too old. Imports nothing, so that it can always speak. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Naik Kelas memerlukan Node.js 20.19 atau lebih baru; yang berjalan sekarang ${process.versions.node}. Pasang dari https://nodejs.org.`,
  );
  console.error(`Naik Kelas needs Node.js 20.19 or newer; this is ${process.versions.node}. Install it from https://nodejs.org.`);
  process.exit(1);
}
