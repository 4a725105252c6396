export { Icon } from './icons/draw.tsx';
export type { IconComponent } from './icons/draw.tsx';
export * from './icons/places.tsx';
export * from './icons/deeds.tsx';
