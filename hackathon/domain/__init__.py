"""What is true: the rules of the product, without web, mail or templates."""
