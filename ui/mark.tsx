/**
 * The mark: three rising steps, each a leaf of the kawung batik motif. Drawn on 32 × 32 from one leaf, so that it
 * reads at 16 px; `app/web/public/favicon.svg` and the PNG icons hold the same paths.
 */
export const markPath =
  'M2 28V28A8 8 0 0 1 10 20V20A8 8 0 0 1 2 28ZM12 28V20A8 8 0 0 1 20 12V20A8 8 0 0 1 12 28ZM22 28V12A8 8 0 0 1 30 4V20A8 8 0 0 1 22 28Z';

export function Mark({ size = 32, label }: { size?: number; label?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="currentColor"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className="nk-mark"
    >
      <path d={markPath} />
    </svg>
  );
}

/** The kawung motif itself: four leaves around a seed. Once, faintly, on sign-in and empty pages; never behind text. */
export function Kawung({ size = 96 }: { size?: number }) {
  const leaf = 'M50 45C35 37 34 15 50 4C66 15 65 37 50 45Z';
  return (
    <svg width={size} height={size} viewBox="0 0 100 100" fill="currentColor" aria-hidden="true">
      {[45, 135, 225, 315].map((turn) => (
        <path key={turn} d={leaf} transform={`rotate(${turn} 50 50)`} />
      ))}
      <circle cx="50" cy="50" r="2.5" />
    </svg>
  );
}
