/** Drawn for this product on a 24 px square, 1.75 px round stroke. An icon never stands alone for a status: a word is beside it. */
export type IconComponent = (props: { size?: number | undefined; className?: string | undefined }) => React.JSX.Element;

export function draw(...paths: string[]): IconComponent {
  return function Drawn({ size = 20, className }) {
    return (
      <svg
        className={className ? `nk-icon ${className}` : 'nk-icon'}
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {paths.map((d) => (
          <path key={d} d={d} />
        ))}
      </svg>
    );
  };
}

export function Icon({ of: Of, size }: { of: IconComponent; size?: number }) {
  return <Of size={size} />;
}

export const circle = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 ${-r * 2} 0`;
export const dot = (x: number, y: number) => `M${x} ${y}h.01`;
