/** The portal's mark: an A whose bar is a rising trend. Decorative. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      aria-hidden
      focusable="false"
    >
      <rect width="32" height="32" rx="8" fill="var(--portal-mark)" />
      <path
        d="M7.5 24.5 15 8l5 11"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="m10.5 19.5 4.5-3 3.5 2 6-7.5"
        stroke="var(--portal-mark-trend)"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="24.5" cy="10.5" r="2.3" fill="var(--portal-mark-trend)" />
    </svg>
  );
}
