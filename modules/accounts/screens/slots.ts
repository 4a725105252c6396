import { slot } from '#ui/slot.tsx';

/** On the page of a person, beside their roles: what modules above know of their work. */
export const onPerson = slot<{ personId: string; fullName: string; roles: readonly string[] }>('accounts.onPerson');
