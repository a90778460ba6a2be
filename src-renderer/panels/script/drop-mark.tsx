import styles from './line-list.module.css';

/** Where dragged lines would go, in CSS px from the top of the list. */
export function DropMark({ top }: { readonly top: number }) {
  return <div role="presentation" className={styles['drop']} style={{ transform: `translateY(${top}px)` }} />;
}
