/** Where to go after signing in: only a path of our own, so that nobody is led away by a prepared link. */
export function returnAddress(wanted: string): string {
  const isPath = /^\/(?![/\\])/.test(wanted) && !/[\\\p{Cc}]/u.test(wanted);
  return !isPath || /^\/masuk(?:[/?#]|$)/.test(wanted) ? '/' : wanted;
}
