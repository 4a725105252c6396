/**
 * The mark: three rising steps, each a leaf of the kawung batik motif. Drawn on 32 × 32 from one leaf, so that it
 * reads at 16 px; `app/web/public/favicon.svg` and the PNG icons hold the same paths.
 */
export const markPath = 'M3 29C3 24.2 6 21 11 21V24C11 27 8.600 29 6 29ZM12 29V20C12 15.500 15 13 20 13V22C20 26.500 17 29 12 29ZM21 29V14C21 8 24 4 29 3V19C29 25 26 29 21 29Z';

export function Mark({ size = 32, label }: { size?: number; label?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="currentColor" role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : true} className="nk-mark">
      <path d={markPath} />
    </svg>
  );
}

/** The kawung motif itself: four leaves around a seed. Once, faintly, on sign-in and empty pages; never behind text. */
export function Kawung({ size = 96 }: { size?: number }) {
  const leaf = 'M50 46C40 36 36 22 42 10C46 4 54 4 58 10C64 22 60 36 50 46Z';
  return (
    <svg width={size} height={size} viewBox="0 0 100 100" fill="currentColor" aria-hidden="true">
      {[45, 135, 225, 315].map((turn) => (
        <path key={turn} d={leaf} transform={`rotate(${turn} 50 50)`} />
      ))}
      <path d="M50 47l3 3-3 3-3-3z" />
    </svg>
  );
}
