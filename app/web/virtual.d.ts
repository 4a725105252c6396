declare module 'virtual:routes' {
  import type { Routes } from '#ui/api.ts';
  const routes: Routes;
  export default routes;
}
