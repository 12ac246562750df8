package io.evenhand.settlement.payable;

/** How value added tax concerns what a partner has to get. The names are stored. */
public enum TaxTreatment {
    /** Payee and payer sit in one country: the payee adds its standard rate. */
    DOMESTIC("Domestic, with tax"),
    /** Both in the European Union, in different countries: the payer accounts for the tax. */
    REVERSE_CHARGE("Reverse charge"),
    /** No tax is added, because the place of supply is another country or nothing was supplied. */
    OUTSIDE_SCOPE("Outside the scope of the payee's tax"),
    /** No tax is added, for a reason that the payee states. */
    EXEMPT("Exempt");

    private final String title;

    TaxTreatment(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Whether tax is added to what is paid. */
    public boolean addsTax() {
        return this == DOMESTIC;
    }
}
