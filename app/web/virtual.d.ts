declare module 'virtual:routes' {
  const routes: import('#ui/api.ts').Routes;
  export default routes;
}
