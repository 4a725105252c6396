import '#ui/styles/index.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import routes from 'virtual:routes';
import { installRoutes, onSignedOut } from '#ui/api.ts';
import { queryClient } from '#ui/ask.ts';
import { meKey } from './me.ts';
import { fills, screens } from './modules.ts';
import { makeRouter } from './router.tsx';

installRoutes(routes);
for (const put of fills) put();
onSignedOut(() => queryClient.setQueryData(meKey, null));

// A page whose files were replaced by a newer version is loaded afresh, once.
window.addEventListener('vite:preloadError', (event) => {
  if (!navigator.onLine || sessionStorage.getItem('nk.reloaded') === location.href) return;
  sessionStorage.setItem('nk.reloaded', location.href);
  event.preventDefault();
  location.reload();
});

// Pages without a signal. A development server has none of the built files, so it has no worker either.
if (import.meta.env.PROD) void navigator.serviceWorker?.register('/sw.js').catch(() => undefined);

const element = document.getElementById('app');
if (element) {
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={makeRouter(screens)} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
